/**
 * Entities: rows of both sides as typed, immutable values, and the codec between the two. The
 * values themselves stand in {@code entity.dataverse} and {@code entity.finance}.
 */
@NullMarked
package dev.tandem.projectops.entity;

import org.jspecify.annotations.NullMarked;
