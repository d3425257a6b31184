/**
 * Lets programs of the machine see content, contained: the {@code ffmpeg} executable, which decodes
 * what nothing memory-safe decodes, and programs that the operator installed.
 *
 * <p>{@link assay.match.child.FfmpegProgram} is the door to the first. Each picture is decoded by a
 * child process of its own, which gets the coded pixels on its standard input and gives rows of
 * red, green and blue on its standard output. It never sees a file, and nothing is written to one.
 * What it may use is bounded by the kernel: memory, processor time, descriptors, the size of files;
 * where the system allows it, it has no network and no rights of its own. What it writes on its
 * standard error is thrown away unread, because it may quote content; only that it wrote something
 * is known.
 *
 * <p>{@link assay.match.child.ContainedProgram} starts a program that lives on and is spoken to
 * over its pipes, under the same limits but for the processor time of its life: each exchange with
 * it has a deadline instead.
 *
 * <p>A child that hangs, dies, or delivers too much or too little costs its picture and nothing
 * else.
 */
package assay.match.child;
