package dev.tandem.projectops.scenario;

/** Hears how a scenario goes on; called on the thread that plays it. */
public interface ScenarioListener {
  /** Hears nothing. */
  ScenarioListener SILENT = new ScenarioListener() {};

  /** A scenario begins. */
  default void begins(Scenario scenario) {}

  /** A step is over. */
  default void played(StepReport step) {}

  /** A scenario is over. */
  default void ended(ScenarioReport report) {}
}
