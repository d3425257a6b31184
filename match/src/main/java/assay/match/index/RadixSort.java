package assay.match.index;

import java.util.Arrays;

/**
 * Puts fixed-width values in unsigned order without an object for each: radix sort, least byte of a
 * word first, word after word only where the words before are equal. Stable, and linear whatever
 * the values are: a list may hold the same value a million times.
 */
final class RadixSort {
  private static final int FEW = 24;

  private final long[] words;
  private final int width;
  private int[] order;
  private int[] spare;

  RadixSort(long[] words, int width) {
    this.words = words;
    this.width = width;
  }

  /** The numbers 0..size-1 in the order of their values; equal ones in their own order. */
  int[] order(int size) {
    order = new int[size];
    Arrays.setAll(order, i -> i);
    spare = new int[size];
    sort(0, size, 0);
    return order;
  }

  private void sort(int from, int to, int word) {
    if (to - from <= FEW) {
      insert(from, to, word);
      return;
    }
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      distribute(from, to, word, shift);
    }
    if (word + 1 < width) {
      sortRuns(from, to, word);
    }
  }

  /** Sorts each run of equal words by the next word. */
  private void sortRuns(int from, int to, int word) {
    int start = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || word(order[i], word) != word(order[start], word)) {
        if (i - start > 1) {
          sort(start, i, word + 1);
        }
        start = i;
      }
    }
  }

  private void distribute(int from, int to, int word, int shift) {
    int[] next = new int[257];
    for (int i = from; i < to; i++) {
      next[digit(order[i], word, shift) + 1]++;
    }
    if (next[digit(order[from], word, shift) + 1] == to - from) {
      return; // all alike, as in the padding
    }
    next[0] = from;
    for (int d = 1; d <= 256; d++) {
      next[d] += next[d - 1];
    }
    for (int i = from; i < to; i++) {
      spare[next[digit(order[i], word, shift)]++] = order[i];
    }
    System.arraycopy(spare, from, order, from, to - from);
  }

  private void insert(int from, int to, int word) {
    for (int i = from + 1; i < to; i++) {
      int moving = order[i];
      int j = i;
      for (; j > from && compare(order[j - 1], moving, word) > 0; j--) {
        order[j] = order[j - 1];
      }
      order[j] = moving;
    }
  }

  private int compare(int a, int b, int word) {
    for (int w = word; w < width; w++) {
      int c = Long.compareUnsigned(word(a, w), word(b, w));
      if (c != 0) {
        return c;
      }
    }
    return 0;
  }

  private int digit(int value, int word, int shift) {
    return (int) (word(value, word) >>> shift) & 0xff;
  }

  private long word(int value, int word) {
    return words[value * width + word];
  }
}
