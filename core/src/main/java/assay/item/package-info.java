/**
 * The words for one screenable thing: where it sits ({@link assay.item.Locator}, {@link
 * assay.item.Extent}), how its bytes are read ({@link assay.item.Reading}), what they are ({@link
 * assay.item.MediaType}).
 */
package assay.item;
