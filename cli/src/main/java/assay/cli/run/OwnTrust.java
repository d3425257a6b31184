package assay.cli.run;

import assay.evidence.keys.Keys;
import assay.evidence.note.LogPolicy;
import assay.evidence.note.NoteException;
import assay.evidence.statement.Level;
import assay.evidence.verify.TrustPolicy;
import assay.evidence.verify.TrustPolicy.TrustedKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Trust in one's own keys, to look whether what one signed still holds. */
final class OwnTrust {
  private OwnTrust() {}

  static TrustPolicy of(Keys keys) {
    try {
      return new TrustPolicy(
          List.of(
              new TrustedKey(
                  keys.logName(), keys.statementKey().verificationKey(), Set.of(Evidence.SCANNER))),
          1,
          Level.ASSAY_SCREENING_LEVEL_1,
          List.of(),
          List.of(),
          TrustPolicy.AllowedScanner.any(),
          Optional.of(LogPolicy.parse("log " + keys.logKey().vkey() + "\nquorum none\n")));
    } catch (NoteException e) {
      throw new IllegalStateException("a policy of one log is well formed", e);
    }
  }
}
