/**
 * Policy files: YAML to {@link assay.policy.Policy}. {@link assay.cli.policy.PolicyFile} is the
 * door; {@code docs/policy.md} is the reference. Every complaint names the file and the line.
 */
package assay.cli.policy;
