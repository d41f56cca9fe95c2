import fc from 'fast-check';

// A mutant is known when the first case fails; to make that case smaller would take minutes.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
