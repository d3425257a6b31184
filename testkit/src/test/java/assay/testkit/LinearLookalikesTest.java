package assay.testkit;

import assay.stage.Lookalikes;
import java.util.List;

class LinearLookalikesTest extends LookalikesContract {
  @Override
  protected Lookalikes of(List<Known> known) {
    return new LinearLookalikes(known);
  }
}
