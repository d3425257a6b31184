package assay.match.pdq;

/**
 * Finds one value of an order without putting all in order (Hoare's algorithm 65, "Find", CACM
 * 1961).
 */
final class Selection {
  private Selection() {}

  /**
   * The value with this many before it in ascending order; the array is left in another order.
   *
   * @param values none of them not a number
   */
  static float smallest(float[] values, int before) {
    int first = 0;
    int last = values.length - 1;
    while (first < last) {
      float pivot = values[(first + last) >>> 1];
      int left = first;
      int right = last;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          float swapped = values[left];
          values[left++] = values[right];
          values[right--] = swapped;
        }
      }
      // Now values[first..right] <= pivot <= values[left..last], and what lies between is the
      // pivot.
      if (before <= right) {
        last = right;
      } else if (before >= left) {
        first = left;
      } else {
        return pivot;
      }
    }
    return values[before];
  }
}
