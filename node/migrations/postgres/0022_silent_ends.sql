-- What the holding side had said and not sent when the asking side ended is said no more.
UPDATE introduction SET sent = acknowledged, next_try = NULL
WHERE side = 1 AND state = 'withdrawn' AND sent > acknowledged;
