package assay.match.store;

/** How far what an exchange tells is believed. */
public enum Trust {
  /**
   * What cannot be read may be what is missing: if a whole list has more than before that names no
   * entry, nothing of the one before is dropped; if much of it cannot be read, it is not taken.
   */
  CAREFUL,

  /**
   * The list is told anew as a whole and taken as it is told. What it does not tell again is
   * dropped, whatever could not be read; only an entry whose key was told stays.
   */
  AS_TOLD
}
