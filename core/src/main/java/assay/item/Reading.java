package assay.item;

import java.util.Locale;

/** The ways in which an item's bytes are read; each is digested on its own. */
public enum Reading {
  /** As the payload lies in the container. */
  STORED,
  /** After removing HTTP chunking. */
  UNFRAMED,
  /** After undoing content codings, or the member's own compression. */
  DECODED,
  /** Without a stray CR LF that precedes a media signature (Common Crawl, CC-MAIN-2018-34). */
  TRIMMED;

  /** Lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
