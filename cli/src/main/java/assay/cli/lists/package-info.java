/** What the operator decides about lists. {@link assay.cli.lists.AllowList} is the door. */
package assay.cli.lists;
