package assay.cli.run;

import java.util.Optional;

/** The passphrase of the keys that sign, and of the one for lists. */
public final class Passphrase {
  /** The environment variable that holds it; a command line would show it to everybody. */
  public static final String VARIABLE = "ASSAY_KEY_PASSPHRASE";

  private Passphrase() {}

  /** What the environment says, if anything. */
  public static Optional<char[]> ofKeys() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .filter(text -> !text.isEmpty())
        .map(String::toCharArray);
  }
}
