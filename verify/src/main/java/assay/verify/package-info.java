/**
 * The verifier as a program of its own: {@code java -jar assay-verify.jar SHARD --bundle FILE --key
 * FILE}. It does what {@code assay verify} does, with the same words and exit codes.
 *
 * <p>{@link assay.verify.Main} is the door.
 */
package assay.verify;
