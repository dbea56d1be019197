package dev.tandem.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.ForwardingConnector;
import dev.tandem.spi.state.ForwardingSyncStore;
import dev.tandem.spi.state.SyncStore;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever the interfaces ask, the one behind is asked once, the same, and its answer comes. */
class ForwardingTest {
  /** A call that reached the one behind. */
  private record Call(Method method, List<@Nullable Object> arguments) {}

  @TestFactory
  Stream<DynamicTest> connectorPassesEveryCallOn() {
    return calls(Connector.class, ForwardingTest::connector);
  }

  @TestFactory
  Stream<DynamicTest> storePassesEveryCallOn() {
    return calls(SyncStore.class, ForwardingTest::store);
  }

  private static Connector connector(Connector behind) {
    return new ForwardingConnector() {
      @Override
      protected Connector delegate() {
        return behind;
      }
    };
  }

  private static SyncStore store(SyncStore behind) {
    return new ForwardingSyncStore() {
      @Override
      protected SyncStore delegate() {
        return behind;
      }
    };
  }

  private static <T> Stream<DynamicTest> calls(Class<T> type, Function<T, T> forwarding) {
    return Arrays.stream(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.toString(), () -> passesOn(type, forwarding, method)));
  }

  private static <T> void passesOn(Class<T> type, Function<T, T> forwarding, Method method)
      throws ReflectiveOperationException {
    List<Call> calls = new ArrayList<>();
    Object answer = sample(method.getReturnType(), 1);
    Object behind =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              calls.add(new Call(called, arguments == null ? List.of() : asList(arguments)));
              return answer;
            });
    List<@Nullable Object> arguments = new ArrayList<>();
    for (Class<?> parameter : method.getParameterTypes()) {
      arguments.add(sample(parameter, arguments.size()));
    }

    Object answered = method.invoke(forwarding.apply(type.cast(behind)), arguments.toArray());

    assertThat(answered).isEqualTo(answer);
    assertThat(calls).containsExactly(new Call(method, arguments));
  }

  /** Something of this type that is told apart from others, where one can be made. */
  private static @Nullable Object sample(Class<?> type, int number) {
    if (type == boolean.class) {
      return true;
    }
    if (type == int.class) {
      return number;
    }
    if (type == String.class) {
      return "text " + number;
    }
    if (type == Instant.class) {
      return Instant.ofEpochSecond(number);
    }
    if (type == Duration.class) {
      return Duration.ofSeconds(number);
    }
    if (type == Map.class) {
      return Map.of(number, number);
    }
    return Collection.class.isAssignableFrom(type) ? samples(type, number) : null;
  }

  private static Object samples(Class<?> type, int number) {
    return type == Set.class ? Set.of(number) : List.of(number);
  }

  private static List<@Nullable Object> asList(@Nullable Object[] arguments) {
    return new ArrayList<>(Arrays.asList(arguments));
  }
}
