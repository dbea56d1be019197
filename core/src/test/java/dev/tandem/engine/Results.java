package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.Original;
import dev.tandem.map.Transform;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short words for what tests say about results and transforms. */
public final class Results {
  private Results() {}

  /** The mapped row. */
  public static Row mapped(MappingResult result) {
    assertThat(result).isInstanceOf(MappingResult.Mapped.class);
    return result.orThrow().row();
  }

  /** The raw slot of a mapped row. */
  public static @Nullable Object slot(MappingResult result, String column) {
    return mapped(result).raw(column);
  }

  /** The problems of a rejected row. */
  public static List<Problem> problems(MappingResult result) {
    assertThat(result).isInstanceOf(MappingResult.Rejected.class);
    return ((MappingResult.Rejected) result).problems();
  }

  /** The only problem of a rejected row. */
  public static Problem problem(MappingResult result) {
    assertThat(problems(result)).hasSize(1);
    return problems(result).get(0);
  }

  /** The code of the only problem. */
  public static ErrorCode code(MappingResult result) {
    return problem(result).code();
  }

  /** Why a row was filtered. */
  public static String reason(MappingResult result) {
    assertThat(result).isInstanceOf(MappingResult.Filtered.class);
    return ((MappingResult.Filtered) result).reason();
  }

  /** A value map from finance and Dataverse values in turn. */
  public static Transform.ValueMap valueMap(@Nullable String... entries) {
    List<Transform.ValueMap.Entry> list = new ArrayList<>();
    for (int i = 0; i < entries.length; i += 2) {
      list.add(new Transform.ValueMap.Entry(String.valueOf(entries[i]), entries[i + 1]));
    }
    return new Transform.ValueMap(list, false, Original.NONE);
  }

  /** A default. */
  public static Transform.DefaultValue defaultValue(@Nullable String literal) {
    return new Transform.DefaultValue(literal, Original.NONE);
  }

  /** A truncate. */
  public static Transform.Truncate truncate(int length) {
    return new Transform.Truncate(length, Original.NONE);
  }
}
