package assay.testkit.exchange;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Lets a share of the answers fail, each in one of six ways. */
public final class RandomFaults implements UnaryOperator<Reply> {
  private final SplittableRandom random;
  private double share;

  public RandomFaults(long seed) {
    random = new SplittableRandom(seed);
  }

  /** From now on this share fails. */
  public synchronized void fail(double of) {
    share = of;
  }

  public synchronized boolean areOn() {
    return share > 0;
  }

  @Override
  public synchronized Reply apply(Reply reply) {
    if (random.nextDouble() >= share) {
      return reply;
    }
    int half = random.nextInt(reply.body().length() + 1);
    String begin = reply.body().substring(0, half);
    return switch (random.nextInt(6)) {
      case 0 -> Reply.of(500, begin);
      case 1 -> Reply.of(429, begin);
      case 2 -> reply.edited(body -> body + " ").cutAfter(half);
      case 3 -> Reply.of(200, "<html></html>");
      case 4 -> Reply.of(403, begin);
      default -> Reply.of(0, "");
    };
  }
}
