/**
 * The command line: {@link assay.cli.Main} is the door. It wires the stages together and holds no
 * rules of its own.
 */
package assay.cli;
