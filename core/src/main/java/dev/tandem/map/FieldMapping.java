package dev.tandem.map;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One pair of fields (section 1.5 of the behaviour reference). Data only. Immutable.
 *
 * @param direction which way it travels
 * @param sourceField the finance field; empty for a constant to Dataverse (MAP-23)
 * @param destinationField the Dataverse column or lookup path; empty for a constant to finance
 * @param relatedEntity the hint about the lookup target, null when the file gives none (LKP-6)
 * @param transforms steps in listed order; empty means copy (TRF-1)
 * @param systemGenerated kept without effect (MAP-20)
 * @param original what it was read from
 */
public record FieldMapping(
    SyncDirection direction,
    String sourceField,
    String destinationField,
    @Nullable String relatedEntity,
    List<Transform> transforms,
    boolean systemGenerated,
    Original original) {

  public FieldMapping {
    Objects.requireNonNull(direction, "direction");
    transforms = List.copyOf(transforms);
  }

  /** A plain copy between a finance field and a Dataverse column or path. */
  public static FieldMapping of(SyncDirection direction, String finance, String dataverse) {
    return of(direction, finance, dataverse, List.of());
  }

  /** A pair with transforms. */
  public static FieldMapping of(
      SyncDirection direction, String finance, String dataverse, List<Transform> transforms) {
    return new FieldMapping(direction, finance, dataverse, null, transforms, false, Original.NONE);
  }

  /**
   * The symbol of the mapping page: = &gt;&lt; &gt; &gt;&gt; &lt; &lt;&lt; (MAP-14); ? if unknown.
   */
  public String symbol() {
    boolean plain = transforms.isEmpty();
    return switch (direction) {
      case BOTH -> plain ? "=" : "><";
      case FINANCE_TO_DATAVERSE -> plain ? ">" : ">>";
      case DATAVERSE_TO_FINANCE -> plain ? "<" : "<<";
      case UNKNOWN -> "?";
    };
  }
}
