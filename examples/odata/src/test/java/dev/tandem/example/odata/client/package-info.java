/** Tests of the package. */
@NullMarked
package dev.tandem.example.odata.client;

import org.jspecify.annotations.NullMarked;
