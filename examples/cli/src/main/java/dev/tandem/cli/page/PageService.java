package dev.tandem.cli.page;

/**
 * What the page shows and changes. Called on threads of the server, several at a time. What cannot
 * be answered is a {@link RefusedException}.
 */
public interface PageService {

  /** How everything is doing, as JSON. */
  String status();

  /**
   * Gives dead letters another turn.
   *
   * @param request JSON, see the command that has the page
   * @return what was done, as JSON
   */
  String replay(String request);

  /**
   * Tells where a value comes from. Asks the system that holds it.
   *
   * @param request JSON, see the command that has the page
   * @return what is known, as JSON
   */
  String lineage(String request);
}
