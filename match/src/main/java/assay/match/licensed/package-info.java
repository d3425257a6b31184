/**
 * Lets a program that the operator is licensed to use compare items with values that nothing here
 * understands.
 *
 * <p>{@link assay.match.licensed.LicensedHasher} is the door. The program runs in child processes,
 * contained as decoders are ({@link assay.match.child}), one for each thread that asks at the same
 * time. Entries and content reach it through its standard input, and no other way. Nothing it says
 * is believed that cannot be true, and nothing of it is quoted. A process that dies, hangs or says
 * what the protocol does not know costs the item that it was asked about; the next item gets a new
 * process, with all entries again.
 *
 * <h2>Protocol, version 1</h2>
 *
 * <p>The program is started with the argument {@code --protocol=1}. Each line is a JSON object in
 * UTF-8 and ends in LF; numbers are whole. Lines to the program have at most 65,536 bytes, and so
 * have those from it.
 *
 * <pre>
 * program  {"protocol":1,"algorithm":"pdna","name":"…","version":"…","mediaTypes":["image/*"]}
 * assay    {"count":2,"request":"entries"}
 * assay    {"entry":0,"value":"…"}          count lines, numbered from 0
 * program  {"entries":2}                    how many it took; "refused":[1] names those it did not
 * assay    {"bytes":81,"id":1,"mediaType":"image/jpeg","request":"match"}      and then 81 bytes
 * program  {"id":1,"matches":[{"entry":0,"distance":7,"matched":true}]}
 * assay    {"bytes":81,"id":2,"mediaType":"image/jpeg","request":"hash"}       and then 81 bytes
 * program  {"id":2,"hash":"…"}
 * program  {"id":3,"fault":"decode-error"}  in the place of matches or hash
 * </pre>
 *
 * <p>{@code docs/extending/licensed-hasher.md} says it in full.
 */
package assay.match.licensed;
