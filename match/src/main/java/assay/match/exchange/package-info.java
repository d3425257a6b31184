/**
 * Pulls hash lists from those who publish them.
 *
 * <p>{@link assay.match.exchange.HashListExchange} is the port; {@code assay.match.Exchanges} is
 * the place where its implementations are installed, each in a package of its own below this one.
 * An exchange turns what a service says into {@linkplain assay.match.exchange.Page pages} of
 * entries with a cursor, and keeps nothing itself; who stores a page stores its cursor with it.
 *
 * <p>Owed by each: all times are UTC, whatever the host's zone; a value is never guessed to be of
 * an algorithm; what cannot be an entry is told as refused, with its place; values of algorithms
 * that are not evaluated here are told under the exchange's own name for them; a withdrawal is a
 * withdrawal; neither entries nor secrets stand in a message or a cursor.
 */
package assay.match.exchange;
