package assay.match.list;

import java.util.Arrays;

/** Numbers without an object for each. */
final class IntList {
  private int[] numbers = new int[16];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.multiplyExact(size, 2));
    }
    numbers[size++] = number;
  }

  int get(int index) {
    return numbers[index];
  }

  int size() {
    return size;
  }

  int[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
