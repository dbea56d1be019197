package dev.tandem.projectops.process;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.fault.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The result of a process: rows to write, in the order in which they are to be written, and the
 * errors of records that were left out. A process that refuses as a whole throws {@link
 * dev.tandem.projectops.fault.FaultException} and has no effects. Immutable and safe for any
 * thread.
 *
 * @param inOrder what is to be written
 * @param faults one for each record that was left out
 */
public record Effects(List<Effect<?>> inOrder, List<Fault> faults) {

  /** Nothing to write, nothing left out. */
  public static final Effects NONE = new Effects(List.of(), List.of());

  /** Copies the lists. */
  public Effects {
    inOrder = List.copyOf(inOrder);
    faults = List.copyOf(faults);
  }

  /** One row is created or changed. */
  public static <T extends Entity> Effects put(EntityCodec<T> codec, T entity) {
    return new Effects(List.of(new Effect.Put<>(codec, entity)), List.of());
  }

  /** One row is deleted. */
  public static <T extends Entity> Effects remove(EntityCodec<T> codec, T entity) {
    return new Effects(List.of(new Effect.Remove<>(codec, entity)), List.of());
  }

  /** One record was left out. */
  public static Effects fault(Fault fault) {
    return new Effects(List.of(), List.of(fault));
  }

  /** These effects, then others. */
  public Effects then(Effects others) {
    List<Effect<?>> effects = new ArrayList<>(inOrder);
    effects.addAll(others.inOrder);
    List<Fault> left = new ArrayList<>(faults);
    left.addAll(others.faults);
    return new Effects(effects, left);
  }

  /** These effects, then all the others in order; quicker than many calls of {@link #then}. */
  public static Effects all(Effects first, Collection<Effects> others) {
    List<Effect<?>> effects = new ArrayList<>(first.inOrder);
    List<Fault> left = new ArrayList<>(first.faults);
    for (Effects more : others) {
      effects.addAll(more.inOrder);
      left.addAll(more.faults);
    }
    return new Effects(effects, left);
  }

  /** The entities of one type that are created or changed, in order. */
  public <T extends Entity> List<T> puts(EntityCodec<T> codec) {
    List<T> found = new ArrayList<>();
    for (Effect<?> effect : inOrder) {
      if (effect instanceof Effect.Put<?> put && put.codec() == codec) {
        found.add(codec.type().cast(put.entity()));
      }
    }
    return found;
  }
}
