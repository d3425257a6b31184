/**
 * The screening pass on one item, without side effects: {@link assay.screen.Screener} is the door.
 * The command line and Spark call the same method.
 */
package assay.screen;
