package dev.tandem.example.kafka;

import dev.tandem.example.kafka.demo.LocalBroker;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One broker for all tests of the run, closed at its end. */
final class SharedBroker implements ParameterResolver {
  private static final Namespace SPACE = Namespace.create(SharedBroker.class);

  /** Closes the broker with the store of the run. */
  private record Kept(LocalBroker broker) implements AutoCloseable {
    static Kept start() {
      try {
        return new Kept(LocalBroker.start());
      } catch (Exception failure) {
        throw new IllegalStateException("the broker does not start", failure);
      }
    }

    @Override
    public void close() {
      broker.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == LocalBroker.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(SPACE)
        .getOrComputeIfAbsent(Kept.class, any -> Kept.start(), Kept.class)
        .broker();
  }
}
