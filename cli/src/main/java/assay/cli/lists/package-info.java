/**
 * Lists that were added to a workspace ({@link assay.cli.lists.ListNames}), when and how they are
 * pulled, and what the operator decides about their entries ({@link assay.cli.lists.AllowList}).
 */
package assay.cli.lists;
