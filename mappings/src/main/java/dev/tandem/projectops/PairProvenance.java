package dev.tandem.projectops;

import dev.tandem.map.SyncDirection;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Where one pair of fields of a shipped map comes from, so that a user can judge what to check
 * against an export of the real map. Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@ValueStyle
public interface PairProvenance {

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** The finance field as the map writes it; empty for a constant to Dataverse. */
  String financeField();

  /** The Dataverse column or path as the map writes it; empty for a constant to finance. */
  String dataverseField();

  /** Which way the pair travels. */
  SyncDirection direction();

  /** How sure the pair is. */
  PairOrigin origin();

  /** How sure its value map or constant is; null when the pair has none. */
  @Nullable PairOrigin transformOrigin();

  /** The public page or export that shows or suggests the pair, null when there is none. */
  @Nullable String page();

  /** How near the page is to this map, for example a table of the same map; null if not said. */
  @Nullable String scope();

  /** Why the pair stands as it does; null when the page alone is the reason. */
  @Nullable String reason();

  /** Parts of the pair whose very existence is inferred, for example a column; mostly empty. */
  List<String> inferredParts();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutablePairProvenance.Builder {
    Builder() {}
  }
}
