LISTEN news;
NOTIFY news, 'first';
SELECT pg_notify('news', 'second');
UNLISTEN news;
NOTIFY news, 'unheard';
