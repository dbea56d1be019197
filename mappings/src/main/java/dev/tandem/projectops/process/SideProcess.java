package dev.tandem.projectops.process;

import java.util.Iterator;

/**
 * A process of one side: it reads the state of that side and says step by step what is to be
 * written. It writes nothing itself. Safe to run twice and side by side, because a step only
 * changes rows that it has read (REG-6, UND-19).
 */
public interface SideProcess {

  /** Name of the process, part of the operation ids; the same for ever. */
  String name();

  /**
   * The steps of one run, each decided when it is asked for, so that a step sees what the one
   * before it wrote. A step is applied whole or not at all. After a conflict the runner begins
   * again; a process must find its place from the rows alone.
   *
   * @param records the rows of the side
   */
  Iterator<Effects> steps(Records records);
}
