/**
 * What a file says about its own making: a C2PA manifest store, a digital source type, EXIF; and in
 * the head of a page, what it says about its use.
 *
 * <p>{@link assay.dataset.embedded.EmbeddedClaims} is the door. Everything found is a claim. A
 * manifest is named, not validated, and nothing here changes a verdict. Bytes are taken as hostile:
 * every length is checked against what is there, every loop ends, and whatever cannot be understood
 * is not there.
 *
 * <pre>
 * JPEG            APP11 segments; APP1 for XMP and EXIF
 * PNG             chunks caBX, iTXt, eXIf
 * WebP, WAV, AVI  RIFF chunks C2PA, "XMP ", EXIF
 * GIF             application extensions C2PA_GIF, XMP Data, before the first image
 * TIFF, DNG       tags 52545, 700, 34665
 * MP4, HEIF, AVIF uuid boxes; the item information for EXIF
 * JPEG XL         boxes jumb, "xml ", Exif
 * SVG             metadata/c2pa:manifest
 * MP3             ID3v2 frames GEOB, PRIV
 * HTML            meta elements robots, tdm-reservation, tdm-policy in the first 64 KiB
 * </pre>
 */
package assay.dataset.embedded;
