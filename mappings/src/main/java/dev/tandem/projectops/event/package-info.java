/**
 * What every event of the Dataverse side needs: when it happens and under which name, stable ids,
 * references, connections and origins (TC and TO rules).
 */
@NullMarked
package dev.tandem.projectops.event;

import org.jspecify.annotations.NullMarked;
