package dev.tandem.guide.arch.offending.compile;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/** A caller would need the same Guava. */
public interface ShowsGuava {
  Optional<ImmutableList<String>> names();
}
