package assay.testkit;

import assay.list.ListEntry;
import assay.policy.Policy;
import assay.stage.Bank;
import java.util.List;

/** The oracle pays what the contract says is owed. */
class LinearBankTest extends BankContract {
  @Override
  protected Bank bank(List<ListEntry> entries, Policy policy) {
    return new LinearBank(entries, policy, AS_OF);
  }
}
