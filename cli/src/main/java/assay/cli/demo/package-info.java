/**
 * Makes datasets to show and measure Assay with: harmless drawn pictures in crawls, tar shards and
 * folders, some of them planted copies of listed pictures.
 *
 * <p>Three doors: {@link assay.cli.demo.DemoData} writes the small dataset of {@code assay demo},
 * {@link assay.cli.demo.RecallCorpus} one with every way in which a copy may come back, and {@link
 * assay.cli.demo.BulkCrawl} as many gigabytes as a benchmark needs. The first two return a {@link
 * assay.cli.demo.GroundTruth}: what was planted where, and what was damaged.
 *
 * <p>The same seed gives the same pixels, names, dates and record ids everywhere, and the same
 * bytes wherever the JDK's picture writers and deflater give the same bytes. Nothing here reads a
 * clock, and no picture passes through a temporary file.
 */
package assay.cli.demo;
