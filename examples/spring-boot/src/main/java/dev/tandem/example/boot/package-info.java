/** The synchronisation runtime as beans of a Spring Boot application. */
@NullMarked
package dev.tandem.example.boot;

import org.jspecify.annotations.NullMarked;
