package dev.tandem.example.odata.server;

import dev.tandem.projectops.process.ProcessReport;
import java.util.List;
import java.util.Map;

/**
 * Business processes that a side runs when it is asked to: {@code POST tandem_Work} below the root
 * of the service with {@code {"Name","Company","Parameters"}}. Safe for any thread.
 */
public interface Work {

  /**
   * Runs a process.
   *
   * @param name in kebab case
   * @param company the legal entity; empty where the side wants none
   * @param parameters texts by name
   * @throws IllegalArgumentException when there is no such process or a parameter is wrong
   * @throws dev.tandem.spi.error.DualWriteException when it refuses as a whole
   */
  List<ProcessReport> run(String name, String company, Map<String, String> parameters);

  /** A side that runs nothing. */
  static Work none() {
    return (name, company, parameters) -> {
      throw new IllegalArgumentException("no processes run here");
    };
  }
}
