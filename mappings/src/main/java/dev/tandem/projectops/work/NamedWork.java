package dev.tandem.projectops.work;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A piece of work that one can ask for by name: an action of Dataverse or a job of finance. */
public sealed interface NamedWork permits WorkAction, FinanceJob {

  /** The name of the constant. */
  String name();

  /** The parameters that it takes, in order. */
  List<WorkParameter> parameters();

  /** Its name in kebab case, for example {@code confirm-proforma}. */
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant with this name in kebab case; refuses another and lists those that there are. */
  static <W extends NamedWork> W of(W[] all, String what, String id) {
    return Arrays.stream(all)
        .filter(work -> work.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no %s %s; the %ss are %s"
                        .formatted(
                            what,
                            id,
                            what,
                            Arrays.stream(all)
                                .map(NamedWork::id)
                                .collect(Collectors.joining(", ")))));
  }
}
