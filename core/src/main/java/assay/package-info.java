/** Assay: screens training data against hash lists. */
package assay;
