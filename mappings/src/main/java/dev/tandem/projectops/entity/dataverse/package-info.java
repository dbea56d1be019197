/** Entities of the Dataverse side: tables by entity set name, choices by Microsoft's numbers. */
@EntityStyle
@NullMarked
package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.EntityStyle;
import org.jspecify.annotations.NullMarked;
