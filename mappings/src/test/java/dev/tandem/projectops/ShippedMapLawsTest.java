package dev.tandem.projectops;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.tandem.core.testkit.MapExtension;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Every shipped map keeps the laws of all maps. */
class ShippedMapLawsTest {
  private static final MapCatalogue SHIPPED = ProjectOperations.shipped();

  @TestFactory
  Stream<DynamicContainer> mapsKeepTheLaws() {
    return SHIPPED.maps().stream()
        .map(
            entry ->
                dynamicContainer(
                    entry.id(), MapExtension.of(SHIPPED.compiled(entry.id())).withRows(50).laws()));
  }
}
