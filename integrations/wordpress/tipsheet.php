<?php
/**
 * Plugin Name:       Tipsheet
 * Description:       Career advice from a Tipsheet library in posts, as a block or a shortcode, with credit, from your own server.
 * Version:           1.0.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            Tipsheet
 * License:           MIT
 * Text Domain:       tipsheet
 *
 * @package Tipsheet
 */

namespace Tipsheet;

defined( 'ABSPATH' ) || exit;

const OPTION = 'tipsheet';
/** As WordPress calls the style of the block. */
const STYLE = 'tipsheet-advice-style';
/** Seconds for which what the library said is used without asking again. */
const FRESH = 10 * MINUTE_IN_SECONDS;
/** Seconds after which the library is asked again when it did not answer. */
const RETRY = MINUTE_IN_SECONDS;
/** Seconds for which it is kept, to be shown while the library can't be reached. */
const KEPT = MONTH_IN_SECONDS;
/** Bytes; longer ones are not matched. */
const MAX_LISTING = 100 * KB_IN_BYTES;
/** Bytes of what the library says that are read; a guide has some thirty thousand. */
const MAX_RESPONSE = MB_IN_BYTES;

add_action( 'init', __NAMESPACE__ . '\register' );
add_action( 'admin_menu', __NAMESPACE__ . '\add_settings' );
add_filter( 'the_content', __NAMESPACE__ . '\add_matched', 20 );
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\list_guides' );
register_uninstall_hook( __FILE__, __NAMESPACE__ . '\uninstall' );

/** Registers the block and the shortcode, which show the same. */
function register(): void {
	wp_register_script(
		'tipsheet-block',
		plugins_url( 'block.js', __FILE__ ),
		array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n', 'wp-server-side-render' ),
		filemtime( __DIR__ . '/block.js' ),
		true
	);
	wp_set_script_translations( 'tipsheet-block', 'tipsheet' );
	register_block_type( __DIR__, array( 'render_callback' => __NAMESPACE__ . '\render_block' ) );
	add_shortcode( 'tipsheet', __NAMESPACE__ . '\render_shortcode' );
}

/** The block, of which `page` is the address of a guide or a tip, or its path. */
function render_block( array $attributes ): string {
	$advice = advice( $attributes['page'] );
	return '' === $advice ? '' : '<div ' . get_block_wrapper_attributes() . '>' . $advice . '</div>';
}

/** The shortcode, which takes the same: `[tipsheet page="https://tips.example/tips/ask-about-the-challenges"]`. */
function render_shortcode( $attributes ): string {
	wp_enqueue_style( STYLE );
	return advice( $attributes['page'] ?? '' );
}

/**
 * A guide or a tip as HTML, with its credit; a link to it while the library can't be reached; nothing, but a
 * word to those who may edit, if there is no such page.
 */
function advice( string $page ): string {
	$settings             = settings();
	list( $item, $query ) = parse_page( $page, $settings['address'] );
	$resource             = $settings['address'] . '/v1/' . $item;
	$html                 = '' === $item ? false : fetch( $resource . '.html' . $query );
	if ( false === $html ) {
		return current_user_can( 'edit_posts' ) ? '<p class="tipsheet"><em>' . esc_html__( 'Tipsheet: the library has no such guide or tip, or no more.', 'tipsheet' ) . '</em></p>' : '';
	}
	if ( null === $html ) {
		return '<p class="tipsheet"><a href="' . esc_url( $settings['address'] . '/' . $item . $query ) . '">' . esc_html__( 'Read our career advice', 'tipsheet' ) . '</a></p>';
	}
	// WordPress runs shortcodes in what a block shows, too, such as `[phone]` in the text of a letter.
	$html = str_replace( '[', '&#091;', wp_kses_post( $html ) );
	// A guide is long: each of its tips is folded.
	$html   = preg_replace( '#<section><h3>(.*?)</h3>(.*?)</section>#s', '<details><summary><h3>$1</h3></summary>$2</details>', $html ) ?? $html;
	$script = $settings['element'] && ! is_feed() ? element_script() : '';
	return '' === $script ? $html : $script . '<tip-sheet src="' . esc_url( $resource . $query ) . '">' . $html . '</tip-sheet>';
}

/** The path of a page of the library, `articles/…` or `tips/…`, and `?lang=…`; both empty if it is none. */
function parse_page( string $page, string $address ): array {
	$page = trim( $page );
	if ( 0 === strpos( $page, $address . '/' ) ) {
		$page = substr( $page, strlen( $address ) + 1 );
	}
	$slug = '[a-z0-9][a-z0-9-]{0,99}';
	if ( '' === $address || ! preg_match( "#^((?:articles|tips)/$slug)(\?lang=[a-zA-Z0-9-]{2,35})?(?:\#($slug))?$#", $page, $found ) ) {
		return array( '', '' );
	}
	// The address of a guide may lead to one of its tips.
	return array( isset( $found[3] ) ? 'tips/' . $found[3] : $found[1], $found[2] ?? '' );
}

/** Adds the tips that match to a post that has a job listing, if the settings say so. */
function add_matched( $content ) {
	$settings = settings();
	if ( '' === $settings['match'] || '' === $settings['address'] || ! is_singular() || get_the_ID() !== get_queried_object_id() ) {
		return $content;
	}
	// The feed of a post has no place for them, nor has an excerpt that is made of its content.
	if ( is_feed() || doing_filter( 'get_the_excerpt' ) || post_password_required() ) {
		return $content;
	}
	$posting = job_posting( $content );
	// A filter may give its members alone.
	$listing = empty( $posting ) ? '' : (string) wp_json_encode( (array) $posting + array( '@type' => 'JobPosting' ) );
	if ( '' === $listing || strlen( $listing ) > MAX_LISTING ) {
		return $content;
	}
	$query = language_query();
	if ( 'server' === $settings['match'] ) {
		return $content . matched( $settings['address'] . '/v1/match' . $query, $listing );
	}
	return $content . element_script() . sprintf(
		'<tip-sheet match src="%1$s" heading="%2$s"><a href="%3$s">%2$s</a></tip-sheet>',
		esc_url( $settings['address'] . '/v1/recommendations' . $query ),
		esc_attr__( 'Advice for this job', 'tipsheet' ),
		esc_url( $settings['address'] . '/' )
	);
}

/** `?lang=` with the language of the site, if the library has it, for what has no language of its own. */
function language_query(): string {
	$languages = wp_list_pluck( objects( fetch_json( '/v1/meta' )['languages'] ?? null, 'inLanguage' ), 'inLanguage' );
	$language  = get_bloginfo( 'language' );
	// A library in `pt-BR` has no `pt`.
	$found = array_intersect( array( $language, strtok( $language, '-' ) ), $languages );
	return empty( $found ) ? '' : '?lang=' . reset( $found );
}

/** The listing of a post, or null: a schema.org JobPosting as JSON-LD in it, or a listing of WP Job Manager. */
function job_posting( string $content ) {
	$posting = null;
	if ( function_exists( 'wpjm_get_job_listing_structured_data' ) && 'job_listing' === get_post_type() ) {
		$posting = wpjm_get_job_listing_structured_data( get_post() );
	} elseif ( preg_match_all( '#<script[^>]+application/ld\+json[^>]*>(.*?)</script>#is', $content, $scripts ) ) {
		foreach ( $scripts[1] as $script ) {
			$data = json_decode( $script, true, 32 );
			$data = $data['@graph'] ?? $data;
			foreach ( isset( $data['@type'] ) ? array( $data ) : (array) $data as $node ) {
				if ( in_array( 'JobPosting', (array) ( $node['@type'] ?? '' ), true ) ) {
					$posting = $node;
				}
			}
		}
	}
	// For themes and plugins that keep it elsewhere: members of a schema.org JobPosting.
	return apply_filters( 'tipsheet_job_posting', $posting );
}

/** The tips for a listing, which is JSON, as HTML, each with its reasons and credit; '' if none can be had. */
function matched( string $url, string $listing ): string {
	$match = json_decode( (string) fetch( $url, $listing ), true );
	$tips  = objects( $match['data'] ?? null, 'webUrl', 'title', 'summary', 'creditText' );
	if ( empty( $tips ) ) {
		return '';
	}
	$items = '';
	foreach ( $tips as $tip ) {
		$why    = text( $tip['why'] ?? null );
		$items .= sprintf(
			'<li><a href="%s">%s</a><p>%s</p>%s<p><small>%s</small></p></li>',
			esc_url( $tip['webUrl'] ),
			esc_html( $tip['title'] ),
			esc_html( $tip['summary'] ),
			'' === $why ? '' : '<p><em>' . esc_html( $why ) . '.</em></p>',
			esc_html( $tip['creditText'] )
		);
	}
	wp_enqueue_style( STYLE );
	return sprintf(
		'<section class="tipsheet" aria-labelledby="tipsheet-matched"><h2 id="tipsheet-matched">%s</h2><ul lang="%s" dir="auto">%s</ul></section>',
		esc_html__( 'Advice for this job', 'tipsheet' ),
		esc_attr( text( $match['inLanguage'] ?? null ) ),
		$items
	);
}

/**
 * What the library says at a URL, or to JSON that is sent there; kept and revalidated.
 *
 * @return string|false|null The text, false if there is nothing there, null if it can't be known.
 */
function fetch( string $url, ?string $content = null ) {
	$key   = 'tipsheet_' . md5( $url . $content );
	$empty = array(
		'body'  => null,
		'etag'  => '',
		'until' => 0,
	);
	$kept  = wp_parse_args( get_transient( $key ), $empty );
	if ( $kept['until'] > time() || get_transient( 'tipsheet_down' ) || get_transient( $key . '_asked' ) ) {
		return $kept['body'];
	}
	// Whoever comes meanwhile gets what there is.
	set_transient( $key . '_asked', 1, RETRY );
	$headers  = null === $content ? array( 'If-None-Match' => $kept['etag'] ) : array( 'Content-Type' => 'application/json' );
	$response = request(
		$url,
		array(
			'method'  => null === $content ? 'GET' : 'POST',
			'body'    => $content,
			'headers' => array_filter( $headers ),
		)
	);
	if ( is_wp_error( $response ) ) {
		// A page with much advice must not wait for each.
		set_transient( 'tipsheet_down', 1, RETRY );
	}
	$status = wp_remote_retrieve_response_code( $response );
	// While the library is down, a proxy may answer in its place, with any status.
	$problem = 0 === strpos( header_of( $response, 'content-type' ), 'application/problem+json' );
	if ( 200 === $status && '' !== header_of( $response, 'content-revision' ) ) {
		$kept['body'] = wp_remote_retrieve_body( $response );
		$kept['etag'] = header_of( $response, 'etag' );
	} elseif ( 410 === $status || ( $problem && in_array( $status, array( 400, 404 ), true ) ) ) {
		$kept = array( 'body' => false ) + $empty;
	} elseif ( 304 !== $status ) {
		return $kept['body'];
	}
	$kept['until'] = time() + FRESH;
	set_transient( $key, $kept, KEPT );
	return $kept['body'];
}

/**
 * Asks the library, which may lead to its own origin alone, or from http to https: its operators are not to reach
 * what only this server does, such as another port of the same machine.
 */
function request( string $url, array $options = array() ) {
	$options += array(
		'timeout'             => 3,
		'limit_response_size' => MAX_RESPONSE,
		'redirection'         => 0,
	);
	for ( $redirects = 0; ; $redirects++ ) {
		$response = wp_remote_request( $url, $options );
		$location = header_of( $response, 'location' );
		if ( '' === $location || 3 === $redirects ) {
			return $response;
		}
		$next   = \WP_Http::make_absolute_url( $location, $url );
		$origin = origin( $url );
		$secure = preg_replace( '#^http://(.*):80$#', 'https://$1:443', $origin );
		if ( ! in_array( origin( $next ), array( $origin, $secure ), true ) ) {
			return $response;
		}
		$url = $next;
	}
}

/** The origin of a URL, always with its port. */
function origin( string $url ): string {
	$parts  = wp_parse_url( strtolower( $url ) );
	$scheme = $parts['scheme'] ?? '';
	return $scheme . '://' . ( $parts['host'] ?? '' ) . ':' . ( $parts['port'] ?? ( 'https' === $scheme ? 443 : 80 ) );
}

/** A header, '' if the response has none. */
function header_of( $response, string $name ): string {
	return implode( (array) wp_remote_retrieve_header( $response, $name ) );
}

/** JSON of the library, or null. */
function fetch_json( string $path ): ?array {
	$address = settings()['address'];
	$data    = '' === $address ? null : json_decode( (string) fetch( $address . $path ), true );
	return is_array( $data ) ? $data : null;
}

/**
 * The objects in a list that the library sent which have all of these texts; none if it sent something else.
 *
 * @param mixed $sent What should be a list.
 */
function objects( $sent, string ...$names ): array {
	return array_filter(
		is_array( $sent ) ? $sent : array(),
		static function ( $item ) use ( $names ) {
			$texts = array_filter( is_array( $item ) ? $item : array(), 'is_string' );
			return array() === array_diff( $names, array_keys( $texts ) );
		}
	);
}

/**
 * A text that the library sent; '' if it sent something else.
 *
 * @param mixed $sent What should be a text.
 */
function text( $sent ): string {
	return is_string( $sent ) ? $sent : '';
}

/** The tag of the element's script, pinned by its hash; '' if it can't be known. */
function element_script(): string {
	$script = objects( array( fetch_json( '/embed/v1/manifest.json' )['files']['tip-sheet.js'] ?? null ), 'url', 'integrity' )[0] ?? null;
	return null === $script ? '' : wp_get_script_tag(
		array(
			'type'        => 'module',
			'src'         => esc_url_raw( $script['url'] ),
			'integrity'   => $script['integrity'],
			'crossorigin' => 'anonymous',
		)
	);
}

/** The guides, for the block to offer. */
function list_guides(): void {
	$guides = array();
	foreach ( objects( fetch_json( '/v1/articles?size=100' )['data'] ?? null, 'slug', 'title' ) as $guide ) {
		$guides[] = array(
			'value' => 'articles/' . $guide['slug'],
			'label' => $guide['title'],
		);
	}
	wp_add_inline_script( 'tipsheet-block', 'window.tipsheetGuides = ' . wp_json_encode( $guides, JSON_HEX_TAG ) . ';', 'before' );
}

/** The settings, complete. */
function settings(): array {
	$unset = array(
		'address' => '',
		'element' => false,
		'match'   => '',
	);
	return wp_parse_args( get_option( OPTION, array() ), $unset );
}

/** How listings can be matched: the values of the setting, and what they are called. */
function match_choices(): array {
	return array(
		''        => __( 'Show no tips below them', 'tipsheet' ),
		'browser' => __( 'Show the tips that match; the listing stays in the reader’s browser', 'tipsheet' ),
		'server'  => __( 'Show the tips that match, without a script; your server sends the listing to the library', 'tipsheet' ),
	);
}

/** Adds the page to the settings, and has WordPress save what is sent from there. */
function add_settings(): void {
	register_setting( OPTION, OPTION, array( 'sanitize_callback' => __NAMESPACE__ . '\sanitize_settings' ) );
	add_options_page( __( 'Tipsheet', 'tipsheet' ), __( 'Tipsheet', 'tipsheet' ), 'manage_options', OPTION, __NAMESPACE__ . '\show_settings' );
}

/**
 * Takes an address only if a library answers there.
 *
 * @param mixed $input What was sent.
 */
function sanitize_settings( $input ): array {
	$input   = wp_parse_args( $input, array_fill_keys( array( 'address', 'element', 'match' ), '' ) );
	$element = (bool) $input['element'];
	$match   = array_key_exists( $input['match'], match_choices() ) ? $input['match'] : '';
	$address = untrailingslashit( esc_url_raw( $input['address'], array( 'http', 'https' ) ) );
	$kept    = settings()['address'];
	if ( '' !== $input['address'] && $input['address'] !== $kept ) {
		// It is empty if what was sent has another scheme.
		$meta = '' === $address ? null : json_decode( wp_remote_retrieve_body( request( $address . '/v1/meta' ) ), true );
		// A password would stand in the links that everybody sees.
		if ( ! isset( $meta['revision'] ) || null !== wp_parse_url( $address, PHP_URL_USER ) ) {
			add_settings_error( OPTION, 'address', __( 'No Tipsheet library answers at this address.', 'tipsheet' ) );
			$address = $kept;
		}
	}
	return compact( 'address', 'element', 'match' );
}

/** The page. */
function show_settings(): void {
	$settings = settings();
	?>
	<div class="wrap">
		<h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
		<form action="options.php" method="post">
			<?php settings_fields( OPTION ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="tipsheet-address"><?php esc_html_e( 'Address of the library', 'tipsheet' ); ?></label></th>
					<td>
						<input type="url" class="regular-text code" id="tipsheet-address" name="tipsheet[address]" value="<?php echo esc_attr( $settings['address'] ); ?>" placeholder="https://tips.example" aria-describedby="tipsheet-address-help">
						<p class="description" id="tipsheet-address-help"><?php esc_html_e( 'The home page of the Tipsheet server. Your server fetches the advice from there and keeps it.', 'tipsheet' ); ?></p>
					</td>
				</tr>
				<tr>
					<th scope="row"><?php esc_html_e( 'Script', 'tipsheet' ); ?></th>
					<td>
						<label><input type="checkbox" name="tipsheet[element]" value="1" aria-describedby="tipsheet-element-help" <?php checked( $settings['element'] ); ?>> <?php esc_html_e( 'Show the advice by the library’s script', 'tipsheet' ); ?></label>
						<p class="description" id="tipsheet-element-help"><?php esc_html_e( 'Readers’ browsers then load a script of a few kilobytes, and the advice, from the library. It sets no cookies.', 'tipsheet' ); ?></p>
					</td>
				</tr>
				<tr>
					<th scope="row"><label for="tipsheet-match"><?php esc_html_e( 'Job listings', 'tipsheet' ); ?></label></th>
					<td>
						<select id="tipsheet-match" name="tipsheet[match]" aria-describedby="tipsheet-match-help">
							<?php foreach ( match_choices() as $value => $label ) : ?>
								<option value="<?php echo esc_attr( $value ); ?>" <?php selected( $settings['match'], $value ); ?>><?php echo esc_html( $label ); ?></option>
							<?php endforeach; ?>
						</select>
						<p class="description" id="tipsheet-match-help"><?php esc_html_e( 'A listing is a post with a schema.org JobPosting (JSON-LD), or one of WP Job Manager. The library keeps nothing of it. In the reader’s browser, its script finds what the listing says, such as “asks for references”, and asks for the tips by that alone.', 'tipsheet' ); ?></p>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}

/** Leaves nothing behind, in any site of a network. */
function uninstall(): void {
	if ( ! is_multisite() ) {
		remove_data();
		return;
	}
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $site ) {
		switch_to_blog( $site );
		remove_data();
		restore_current_blog();
	}
}

/** Removes what is stored in this site. */
function remove_data(): void {
	global $wpdb;
	delete_option( OPTION );
	$wpdb->query( "DELETE FROM $wpdb->options WHERE option_name LIKE '\_transient\_%tipsheet\_%'" );
}
