<?php
/**
 * Plugin Name:       Tipsheet
 * Description:       Career advice from a Tipsheet library in posts, as a block or a shortcode, with credit, from your own server.
 * Version:           1.0.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            Tipsheet
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
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
/** More is no advice. */
const MAX_BYTES = 512 * KB_IN_BYTES;

add_action( 'init', __NAMESPACE__ . '\register' );
add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );
add_action( 'admin_menu', __NAMESPACE__ . '\add_settings_page' );
add_filter( 'the_content', __NAMESPACE__ . '\add_matched', 20 );
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\list_guides' );
register_uninstall_hook( __FILE__, __NAMESPACE__ . '\uninstall' );

/** Registers the block and the shortcode, which show the same. */
function register() {
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

/**
 * The block.
 *
 * @param array $attributes `page`: the address of a guide or a tip, or its path.
 */
function render_block( $attributes ) {
	$advice = advice( $attributes['page'] );
	return '' === $advice ? '' : '<div ' . get_block_wrapper_attributes() . '>' . $advice . '</div>';
}

/**
 * The shortcode: `[tipsheet page="https://tips.example/tips/ask-about-pay"]`, or `[tipsheet guide="…"]`
 * and `[tipsheet tip="…"]` with a slug, and `lang`.
 *
 * @param array|string $attributes What the author wrote.
 */
function render_shortcode( $attributes ) {
	$attributes = shortcode_atts(
		array(
			'page'  => '',
			'guide' => '',
			'tip'   => '',
			'lang'  => '',
		),
		$attributes,
		'tipsheet'
	);
	$page = $attributes['page'];
	if ( '' !== $attributes['guide'] ) {
		$page = 'articles/' . $attributes['guide'];
	} elseif ( '' !== $attributes['tip'] ) {
		$page = 'tips/' . $attributes['tip'];
	}
	if ( '' !== $attributes['lang'] ) {
		$page .= '?lang=' . $attributes['lang'];
	}
	wp_enqueue_style( STYLE );
	return advice( $page );
}

/**
 * A guide or a tip as HTML, with its credit; a link to it while the library can't be reached; nothing, but a
 * word to those who may edit, if there is no such page.
 *
 * @param string $page Its address, or the path of it.
 */
function advice( $page ) {
	$settings = settings();
	$path     = path_of( $page, $settings['address'] );
	if ( '' === $path ) {
		return note( __( 'Tipsheet: this is not the address of a guide or a tip of your library.', 'tipsheet' ) );
	}
	list( $item, $query ) = explode( '?', $path . '?' );
	$query                = '' === $query ? '' : '?' . $query;
	$html                 = fetch( $settings['address'] . '/v1/' . $item . '.html' . $query );
	$link                 = $settings['address'] . '/' . $path;
	if ( false === $html ) {
		return note( __( 'Tipsheet: the library has no such guide or tip, or no more.', 'tipsheet' ) );
	}
	if ( null === $html ) {
		return '<p class="tipsheet"><a href="' . esc_url( $link ) . '">' . esc_html__( 'Read our career advice', 'tipsheet' ) . '</a></p>';
	}
	$html = wp_kses_post( $html );
	// A guide is long: each of its tips is folded.
	$html = preg_replace( '#<section><h3>(.*?)</h3>(.*?)</section>#s', '<details><summary><h3>$1</h3></summary>$2</details>', $html );
	if ( ! $settings['element'] || ! print_element_later() ) {
		return $html;
	}
	return '<tip-sheet src="' . esc_url( $settings['address'] . '/v1/' . $item . $query ) . '">' . $html . '</tip-sheet>';
}

/**
 * `articles/…` or `tips/…` with the language, as far as it is well-formed; '' if it isn't.
 *
 * @param string $page    An address of the library, or a path of it.
 * @param string $address Of the library.
 */
function path_of( $page, $address ) {
	$page = trim( $page );
	if ( '' === $address ) {
		return '';
	}
	if ( 0 === strpos( $page, $address . '/' ) ) {
		$page = substr( $page, strlen( $address ) + 1 );
	}
	$slug = '[a-z0-9][a-z0-9-]{0,99}';
	if ( ! preg_match( "#^(articles|tips)/($slug)(?:\?lang=([a-zA-Z0-9-]{2,35}))?(?:\#($slug))?$#", $page, $found ) ) {
		return '';
	}
	$found += array( 3 => '', 4 => '' );
	$item   = '' === $found[4] ? "$found[1]/$found[2]" : "tips/$found[4]";
	return $item . ( '' === $found[3] ? '' : "?lang=$found[3]" );
}

/**
 * Adds the tips that match to a post that has a job listing, if the settings say so.
 *
 * @param string $content Of the post.
 */
function add_matched( $content ) {
	$settings = settings();
	if ( '' === $settings['match'] || ! is_singular() || get_the_ID() !== get_queried_object_id() ) {
		return $content;
	}
	$listing = wp_json_encode( job_posting( $content ) );
	if ( 'null' === $listing || strlen( $listing ) > MAX_LISTING ) {
		return $content;
	}
	$query = language_query();
	if ( 'server' === $settings['match'] ) {
		return $content . matched( $settings['address'] . '/v1/match' . $query, $listing );
	}
	$link = '<a href="' . esc_url( $settings['address'] . '/' ) . '">' . esc_html__( 'Advice for this job', 'tipsheet' ) . '</a>';
	if ( print_element_later() ) {
		$link = '<tip-sheet match src="' . esc_url( $settings['address'] . '/v1/recommendations' . $query ) . '" heading="' . esc_attr__( 'Advice for this job', 'tipsheet' ) . '">' . $link . '</tip-sheet>';
	}
	return $content . $link;
}

/** `?lang=` with the language of the site, if the library has it, for what has no language of its own. */
function language_query() {
	$meta      = fetch_json( '/v1/meta' );
	$languages = wp_list_pluck( isset( $meta['languages'] ) ? $meta['languages'] : array(), 'inLanguage' );
	$language  = strtok( get_bloginfo( 'language' ), '-' );
	return in_array( $language, $languages, true ) ? '?lang=' . $language : '';
}

/**
 * The job listing of a post, or null: a schema.org JobPosting as JSON-LD in it, or a listing of WP Job Manager.
 *
 * @param string $content Of the post.
 */
function job_posting( $content ) {
	$posting = null;
	if ( function_exists( 'wpjm_get_job_listing_structured_data' ) && 'job_listing' === get_post_type() ) {
		$posting = wpjm_get_job_listing_structured_data( get_post() );
	} elseif ( preg_match_all( '#<script[^>]+application/ld\+json[^>]*>(.*?)</script>#is', $content, $scripts ) ) {
		foreach ( $scripts[1] as $script ) {
			$data = json_decode( $script, true, 32 );
			$data = isset( $data['@graph'] ) ? $data['@graph'] : $data;
			foreach ( isset( $data['@type'] ) ? array( $data ) : (array) $data as $node ) {
				if ( isset( $node['@type'] ) && in_array( 'JobPosting', (array) $node['@type'], true ) ) {
					$posting = $node;
				}
			}
		}
	}
	/**
	 * Filters the listing of the post, for themes and plugins that keep it elsewhere.
	 *
	 * @param array|null $posting Members of a schema.org JobPosting.
	 */
	return apply_filters( 'tipsheet_job_posting', $posting );
}

/**
 * The tips for a listing as HTML, each with its reasons and credit; '' if none can be had.
 *
 * @param string $url     Where they are found.
 * @param string $listing As JSON.
 */
function matched( $url, $listing ) {
	$match = json_decode( (string) fetch( $url, $listing ), true );
	if ( empty( $match['data'] ) ) {
		return '';
	}
	$items = '';
	foreach ( $match['data'] as $tip ) {
		$items .= sprintf(
			'<li><a href="%s">%s</a><p>%s</p>%s<p><small>%s</small></p></li>',
			esc_url( $tip['webUrl'] ),
			esc_html( $tip['title'] ),
			esc_html( $tip['summary'] ),
			empty( $tip['why'] ) ? '' : '<p><em>' . esc_html( $tip['why'] ) . '.</em></p>',
			esc_html( $tip['creditText'] )
		);
	}
	wp_enqueue_style( STYLE );
	return sprintf(
		'<section class="tipsheet" aria-labelledby="tipsheet-matched"><h2 id="tipsheet-matched">%s</h2><ul lang="%s">%s</ul></section>',
		esc_html__( 'Advice for this job', 'tipsheet' ),
		esc_attr( $match['inLanguage'] ),
		$items
	);
}

/**
 * What the library says at a URL, kept and revalidated.
 *
 * @param string      $url     Of the library.
 * @param string|null $content JSON to send.
 * @return string|false|null The text, false if there is nothing there, null if it can't be known.
 */
function fetch( $url, $content = null ) {
	$key  = 'tipsheet_' . md5( $url . $content );
	$kept = get_transient( $key );
	$kept = is_array( $kept ) ? $kept : array(
		'body'  => null,
		'etag'  => '',
		'until' => 0,
	);
	if ( $kept['until'] > time() || get_transient( 'tipsheet_down' ) ) {
		return $kept['body'];
	}
	// Whoever comes meanwhile gets what there is.
	$kept['until'] = time() + RETRY;
	set_transient( $key, $kept, KEPT );
	$response = wp_remote_request(
		$url,
		array(
			'method'              => null === $content ? 'GET' : 'POST',
			'body'                => $content,
			'timeout'             => 3,
			'limit_response_size' => MAX_BYTES,
			'headers'             => array_filter(
				array(
					'If-None-Match' => $kept['etag'],
					'Content-Type'  => null === $content ? '' : 'application/json',
				)
			),
		)
	);
	if ( is_wp_error( $response ) ) {
		// A page with much advice must not wait for each.
		set_transient( 'tipsheet_down', 1, RETRY );
	}
	$status = wp_remote_retrieve_response_code( $response );
	$body   = wp_remote_retrieve_body( $response );
	if ( 200 === $status && strlen( $body ) < MAX_BYTES ) {
		$kept['body'] = $body;
		$kept['etag'] = (string) wp_remote_retrieve_header( $response, 'etag' );
	} elseif ( 404 === $status || 410 === $status ) {
		$kept['body'] = false;
		$kept['etag'] = '';
	} elseif ( 304 !== $status ) {
		return $kept['body'];
	}
	$kept['until'] = time() + FRESH;
	set_transient( $key, $kept, KEPT );
	return $kept['body'];
}

/**
 * JSON of the library, or null.
 *
 * @param string $path Of the library.
 */
function fetch_json( $path ) {
	$body = fetch( settings()['address'] . $path );
	return is_string( $body ) ? json_decode( $body, true ) : null;
}

/** Has the element's script loaded, pinned by its hash; whether it can be. */
function print_element_later() {
	static $script = null;
	if ( null === $script ) {
		$manifest = fetch_json( '/embed/v1/manifest.json' );
		$script   = isset( $manifest['files']['tip-sheet.js']['integrity'] ) ? $manifest['files']['tip-sheet.js'] : false;
		if ( $script ) {
			add_action(
				'wp_footer',
				function () use ( $script ) {
					wp_print_script_tag(
						array(
							'type'        => 'module',
							'src'         => esc_url_raw( $script['url'] ),
							'integrity'   => $script['integrity'],
							'crossorigin' => 'anonymous',
						)
					);
				}
			);
		}
	}
	return (bool) $script;
}

/**
 * A word to those who may edit the post; nobody else sees it.
 *
 * @param string $text What is wrong.
 */
function note( $text ) {
	return current_user_can( 'edit_posts' ) ? '<p class="tipsheet"><em>' . esc_html( $text ) . '</em></p>' : '';
}

/** The guides, for the block to offer. */
function list_guides() {
	$list   = '' === settings()['address'] ? null : fetch_json( '/v1/articles?size=100' );
	$guides = array();
	foreach ( isset( $list['data'] ) ? $list['data'] : array() as $guide ) {
		$guides[] = array(
			'value' => 'articles/' . $guide['slug'],
			'label' => $guide['title'],
		);
	}
	wp_add_inline_script( 'tipsheet-block', 'window.tipsheetGuides = ' . wp_json_encode( $guides, JSON_HEX_TAG ) . ';', 'before' );
}

/** The settings, complete. */
function settings() {
	$unset = array(
		'address' => '',
		'element' => false,
		'match'   => '',
	);
	return wp_parse_args( get_option( OPTION, array() ), $unset );
}

/** Registers the settings, with the sections that WordPress shows of them. */
function register_settings() {
	register_setting(
		OPTION,
		OPTION,
		array(
			'type'              => 'object',
			'sanitize_callback' => __NAMESPACE__ . '\sanitize_settings',
		)
	);
	add_settings_section( 'library', '', '__return_null', OPTION );
	add_settings_field(
		'address',
		__( 'Address of the library', 'tipsheet' ),
		__NAMESPACE__ . '\show_address',
		OPTION,
		'library',
		array( 'label_for' => 'tipsheet-address' )
	);
	add_settings_field( 'element', __( 'Script', 'tipsheet' ), __NAMESPACE__ . '\show_element', OPTION, 'library' );
	add_settings_field( 'match', __( 'Job listings', 'tipsheet' ), __NAMESPACE__ . '\show_match', OPTION, 'library', array( 'label_for' => 'tipsheet-match' ) );
}

/**
 * Takes an address only if a library answers there.
 *
 * @param mixed $input What was sent.
 */
function sanitize_settings( $input ) {
	$kept    = settings();
	$input   = is_array( $input ) ? $input : array();
	$address = isset( $input['address'] ) && is_string( $input['address'] ) ? untrailingslashit( trim( $input['address'] ) ) : '';
	$element = ! empty( $input['element'] );
	$match   = isset( $input['match'] ) && is_string( $input['match'] ) && isset( match_choices()[ $input['match'] ] ) ? $input['match'] : '';
	if ( '' !== $address && $address !== $kept['address'] ) {
		$problem = problem_of( $address );
		if ( '' !== $problem ) {
			add_settings_error( OPTION, 'address', $problem );
			$address = $kept['address'];
		}
	}
	return compact( 'address', 'element', 'match' );
}

/**
 * What is wrong with the address of a library, if anything is.
 *
 * @param string $address Without a slash behind it.
 */
function problem_of( $address ) {
	$parts = wp_parse_url( $address );
	$known = array( 'scheme', 'host', 'port', 'path' );
	if ( ! isset( $parts['scheme'], $parts['host'] ) || array_diff( array_keys( $parts ), $known ) || esc_url_raw( $address, array( 'http', 'https' ) ) !== $address ) {
		return __( 'The address must be that of a library, such as https://tips.example.', 'tipsheet' );
	}
	$response = wp_remote_get(
		$address . '/v1/meta',
		array(
			'timeout'             => 5,
			'limit_response_size' => MAX_BYTES,
		)
	);
	$meta     = json_decode( wp_remote_retrieve_body( $response ), true );
	if ( 200 !== wp_remote_retrieve_response_code( $response ) || empty( $meta['revision'] ) ) {
		return __( 'No Tipsheet library answers at this address.', 'tipsheet' );
	}
	return '';
}

/** The field of the address. */
function show_address() {
	printf(
		'<input type="url" class="regular-text code" id="tipsheet-address" name="%s[address]" value="%s" placeholder="https://tips.example" aria-describedby="tipsheet-address-help"><p class="description" id="tipsheet-address-help">%s</p>',
		esc_attr( OPTION ),
		esc_attr( settings()['address'] ),
		esc_html__( 'The home page of the Tipsheet server. Your server fetches the advice from there and keeps it.', 'tipsheet' )
	);
}

/** The field of the script. */
function show_element() {
	printf(
		'<label><input type="checkbox" name="%s[element]" value="1" aria-describedby="tipsheet-element-help" %s> %s</label><p class="description" id="tipsheet-element-help">%s</p>',
		esc_attr( OPTION ),
		checked( settings()['element'], true, false ),
		esc_html__( 'Show the advice by the library’s script', 'tipsheet' ),
		esc_html__( 'Readers’ browsers then load a script of a few kilobytes, and the advice, from the library. It sets no cookies.', 'tipsheet' )
	);
}

/** How listings can be matched: the values of the setting, and what they are called. */
function match_choices() {
	return array(
		''        => __( 'Show no tips below them', 'tipsheet' ),
		'browser' => __( 'Show the tips that match; the listing stays in the reader’s browser', 'tipsheet' ),
		'server'  => __( 'Show the tips that match, without a script; your server sends the listing to the library', 'tipsheet' ),
	);
}

/** The field of the listings. */
function show_match() {
	printf( '<select id="tipsheet-match" name="%s[match]" aria-describedby="tipsheet-match-help">', esc_attr( OPTION ) );
	foreach ( match_choices() as $value => $label ) {
		printf( '<option value="%s" %s>%s</option>', esc_attr( $value ), selected( settings()['match'], $value, false ), esc_html( $label ) );
	}
	echo '</select><p class="description" id="tipsheet-match-help">' .
		esc_html__( 'A listing is a post with a schema.org JobPosting (JSON-LD), or one of WP Job Manager. The library keeps nothing of it. In the reader’s browser, its script finds what the listing says, such as “asks for references”, and asks for the tips by that alone.', 'tipsheet' ) .
		'</p>';
}

/** Adds the page to the settings. */
function add_settings_page() {
	add_options_page( __( 'Tipsheet', 'tipsheet' ), __( 'Tipsheet', 'tipsheet' ), 'manage_options', OPTION, __NAMESPACE__ . '\show_settings_page' );
}

/** The page. */
function show_settings_page() {
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1><form action="options.php" method="post">';
	settings_fields( OPTION );
	do_settings_sections( OPTION );
	submit_button();
	echo '</form></div>';
}

/** Leaves nothing behind. */
function uninstall() {
	global $wpdb;
	delete_option( OPTION );
	foreach ( array( '_transient_tipsheet_', '_transient_timeout_tipsheet_' ) as $prefix ) {
		$names = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s", $wpdb->esc_like( $prefix ) . '%' ) );
		array_map( 'delete_option', $names );
	}
}
