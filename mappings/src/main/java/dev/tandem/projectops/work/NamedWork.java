package dev.tandem.projectops.work;

import java.util.List;

/** A piece of work that one can ask for by name: an action of Dataverse or a job of finance. */
public sealed interface NamedWork permits WorkAction, FinanceJob {

  /** Its name in kebab case, for example {@code confirm-proforma}. */
  String id();

  /** The parameters that it takes, in order. */
  List<WorkParameter> parameters();
}
