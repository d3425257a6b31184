/**
 * The services from which lists are pulled, as they behave, on this machine: real HTTP, a clock
 * that the test sets, and faults that it asks for or draws ({@link
 * assay.testkit.exchange.RandomFaults}).
 *
 * <p>{@link assay.testkit.exchange.LoopbackHttp} is what they stand on. It is not the JDK's server,
 * because that one always tells the true time, and never breaks off.
 */
package assay.testkit.exchange;
