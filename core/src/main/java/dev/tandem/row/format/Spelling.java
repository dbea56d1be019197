package dev.tandem.row.format;

import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * A name as some input spells it, with what it stands for. Rows mostly name their columns in the
 * same order, so each name keeps the one that followed it last: the parser then only compares
 * bytes. That memory is shared by threads without order, which is safe: whatever is remembered is
 * only a guess, and a wrong one costs no more than none.
 */
final class Spelling {
  private final ColumnPlace place;
  private final SerializedString json;
  private @Nullable Spelling next;

  Spelling(String name, ColumnPlace place) {
    this.place = place;
    json = new SerializedString(name);
    json.asQuotedUTF8();
  }

  ColumnPlace place() {
    return place;
  }

  /** The name, ready to be compared. */
  SerializedString json() {
    return json;
  }

  /** The name that most likely follows, null when none is known. */
  @Nullable Spelling next() {
    return next;
  }

  void followedBy(Spelling other) {
    next = other;
  }
}
