package assay.match.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VicsMemoryTest {
  private static final long MEDIA = 500_000; // 330 MB

  @Test
  void aLargeDocumentIsReadInFlatMemory() throws Exception {
    long early = 0;
    long read = 0;
    try (ListElements elements = ListElements.of(new Vics.Endless(MEDIA), Optional.empty())) {
      Optional<ListElement> next = elements.next();
      while (next.isPresent()) {
        assertThat(next.get() instanceof ListElement.Entry).isTrue();
        read++;
        if (read == MEDIA / 10) {
          early = usedHeap();
        }
        next = elements.next();
      }
      assertThat(usedHeap() - early).isLessThan(4 << 20);
    }
    assertThat(read).isEqualTo(MEDIA);
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
