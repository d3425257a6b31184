/**
 * Reads a directory tree as one shard, and writes it again without what was removed.
 *
 * <p>{@link assay.dataset.folder.FolderFormat} is the door. Every regular file is an item, in the
 * order of the bytes of its path; its extent is where it would lie if all files were laid end to
 * end. Symbolic links and special files are not followed, not copied, and counted in a warning;
 * empty directories are not copied.
 *
 * <p>With a file leave the texts beside it that have its name or its stem: {@code 7.jpg} takes
 * {@code 7.txt}, {@code 7.json}, {@code 7.caption} and {@code 7.jpg.json} along; they do not take
 * it. Its rows in {@code metadata.csv} and {@code metadata.jsonl}, beside it or above, are left
 * out; the other rows keep their bytes. What such a row says of its picture's origin is declared.
 *
 * <p>Writing reads the tree twice. The first pass compares all of it with what was screened, before
 * anything is published; the second copies file by file, and compares each once more before its
 * name appears. Between the passes 32 bytes a file are held. Times of modification and user-defined
 * attributes, which tell the origin of a download, are kept.
 */
package assay.dataset.folder;
