/** The servers over real HTTP on loopback. */
@NullMarked
package dev.tandem.example.odata.server;

import org.jspecify.annotations.NullMarked;
