<?php
// A job listing with advice that the server puts into the page: crawlers and people without JavaScript read it,
// and the element takes it over without asking again. A real site keeps what it fetched for an hour.
$api = getenv('TIPSHEET_URL') ?: 'http://localhost:3000';
$advice = @file_get_contents(
    "$api/v1/articles/second-interview.html?shadow=open",
    false,
    stream_context_create(['http' => ['timeout' => 2]]),
);
?>
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Support engineer</title>
<link rel="icon" href="data:,">
<script type="module" src="<?= $api ?>/embed/v1/tip-sheet.js"></script>
</head>
<body>
<main>
<h1>Support engineer</h1>
<p>Second interviews begin on Monday.</p>
<?= $advice ?: "<a href=\"$api/articles/second-interview\">How to turn a second interview into an offer</a>" ?>

</main>
</body>
</html>
